// npm start [-- --empty]: from a fresh clone to a running Sinergi.
import { buildWeb, compileMessages, installPackages, runSinergi } from "./prepare.mjs";

installPackages();
compileMessages();
buildWeb();
runSinergi(["start", ...process.argv.slice(2)]);
