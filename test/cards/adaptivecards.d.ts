/** The package's `main` does not load in Node; its bundle does, as one default export with the same content. */
declare module 'adaptivecards/dist/adaptivecards.js' {
  const everything: typeof import('adaptivecards');
  export default everything;
}
