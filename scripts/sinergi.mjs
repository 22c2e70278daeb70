// npm run sinergi -- <verb>: the operators' command line.
import { compileMessages, installPackages, runSinergi } from "./prepare.mjs";

installPackages();
compileMessages();
runSinergi(process.argv.slice(2));
