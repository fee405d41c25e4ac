/** Which mistakes the compiler refuses: `npm test` begins with it, so they need no test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Whether a file would still compile with another text: it and what it imports, not who imports it. */
export function createCompiler(root: string, file: string): (text: string) => boolean {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const path = join(root, file);
  let text = '';
  let version = 0;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [path],
    getScriptVersion: (name) => (name === path ? String(version) : ''),
    getScriptSnapshot: (name) =>
      ts.ScriptSnapshot.fromString(name === path ? text : ts.sys.fileExists(name) ? readFileSync(name, 'utf8') : ''),
    getCurrentDirectory: () => root,
    // What a mistake leaves unused is no fault of its own.
    getCompilationSettings: () => ({
      ...options,
      noUnusedLocals: false,
      noUnusedParameters: false,
      incremental: false,
    }),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
  });
  return (given) => {
    text = given;
    version += 1;
    return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].length === 0;
  };
}
