/** In which a service finds the name of a client that has an API key, unless its route says otherwise. */
export const CLIENT_HEADER = "x-client";
/** In which a service finds the name of a user who has a password, unless its route says otherwise. */
export const USER_HEADER = "x-user";
