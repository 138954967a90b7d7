// Preloaded into the web server and the worker: they end with the script that started them, also when it was killed.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 1000).unref();
