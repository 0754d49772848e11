// Runs a Node server in as many processes as it is told (PROCESSES), all listening on the same port (PORT).

import cluster from "node:cluster";

/** Calls `listen(port)` in each process. Ends all of them on SIGTERM. */
export function inProcesses(listen) {
  const { PORT, PROCESSES } = process.env;
  if (cluster.isWorker) {
    process.on("disconnect", () => process.exit(0));
    return listen(Number(PORT));
  }
  for (let count = 0; count < Number(PROCESSES); count += 1) cluster.fork();
  cluster.on("exit", (worker, code) => {
    if (!worker.exitedAfterDisconnect) process.exit(code || 1);
  });
  process.on("SIGTERM", () => process.exit(0));
}
