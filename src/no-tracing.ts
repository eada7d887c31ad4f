/**
 * Forces LangChain's tracing off; every entry imports this file before anything else.
 *
 * `@langchain/core` looks at `LANGSMITH_TRACING(_V2)`, `LANGCHAIN_TRACING(_V2)` and `LANGCHAIN_VERBOSE` each time a
 * runnable runs (`utils/callbacks.js`, `callbacks/manager.js`), and then sends or prints what citizens write. Taking
 * the variables out of this process is enough, and worker threads and child processes inherit what is left.
 */
const TRACING_VARIABLE = /^(?:LANGSMITH_|LANGCHAIN_TRACING|LANGCHAIN_VERBOSE$)/i;

/** Whether a variable of the environment can switch on tracing, or printing of questions, in LangChain. */
export function isTracingVariable(name: string): boolean {
  return TRACING_VARIABLE.test(name);
}

/** Names of the variables that were taken out of this process, in order; the configuration refuses to start on any. */
export const removedTracingVariables: readonly string[] = Object.keys(process.env)
  .filter(isTracingVariable)
  .sort();

for (const name of removedTracingVariables) {
  Reflect.deleteProperty(process.env, name);
}
