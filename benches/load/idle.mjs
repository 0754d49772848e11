// Connections that say nothing, as many as asked for or as the system permits.
//
// How long they may stay is the server's matter, and tested in tests/it/edge.rs.

import { connect } from "node:net";

const AT_ONCE = 500;
/** KiB for each; the server makes no buffers for them. */
const MOST_EACH = 4;

/** Opens them, asks beside them, and tells what they cost. */
export async function idle(program, wanted, measures) {
  const before = await program.memory();
  const sockets = [];
  while (sockets.length < wanted) {
    const opened = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, wanted - sockets.length) }, () => open(program)));
    const there = opened.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    sockets.push(...there);
    if (there.length < opened.length) break;
  }
  const beside = performance.now();
  await program.follows(program.revision);
  const took = performance.now() - beside;
  const each = ((await program.memory()) - before) / Math.max(sockets.length, 1);
  console.log(`${sockets.length} idle connections: ${each.toFixed(1)} KiB each, answered beside them in ${took.toFixed(0)} ms`);
  if (sockets.length > 1_000 && each > MOST_EACH) measures.fault(`an idle connection takes ${each.toFixed(1)} KiB`);
  sockets.forEach((socket) => socket.destroy());
}

function open({ address }) {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => resolve(socket));
    socket.on("error", reject);
  });
}
