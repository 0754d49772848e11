// What has to be undone at the end, also after a failure or Ctrl-C: processes end, databases and folders go.

const undoings = [];

/** Remembers what to do at the end; the last comes first. Returns a function that does it at once. */
export function atTheEnd(undo) {
  undoings.push(undo);
  return async () => {
    const place = undoings.indexOf(undo);
    if (place < 0) return;
    undoings.splice(place, 1);
    await undo();
  };
}

let cleaning = null;

/** Whoever calls it again waits for the same end. */
export function cleanUp() {
  cleaning ??= undoAll();
  return cleaning;
}

async function undoAll() {
  while (undoings.length > 0) {
    try {
      await undoings.pop()();
    } catch (error) {
      console.error(`while cleaning up: ${error.message}`);
    }
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, async () => {
    console.error(`\n${signal}: cleaning up`);
    await cleanUp();
    process.exit(1);
  });
}
