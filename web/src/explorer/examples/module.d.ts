declare module "*/docs/cookbook.md" {
  const chapters: import("./cookbook").Chapter[];
  export default chapters;
}
