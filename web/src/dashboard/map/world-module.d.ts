declare module "virtual:world" {
  const world: import("./world").World;
  export default world;
}
