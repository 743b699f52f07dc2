import type { RequestHandler } from "../../../constructs";

/** Takes films, and tells which are done. */
const desk: RequestHandler = async (request, { publish, table }) => {
  const { films } = (await request.json()) as { films: string[] };
  for (const film of films) await publish("uploaded", { key: film, value: { film } });
  return Response.json([...table("transcoded").entries()].map(([, value]) => value));
};
export default desk;
