// GitHub's packages import JSON without the attribute that Node 20 asks for; this adds it.
import { register } from 'node:module';

register('data:text/javascript,' + encodeURIComponent(`
  export async function load(url, context, next) {
    return url.endsWith('.json') ? next(url, { ...context, importAttributes: { type: 'json' } }) : next(url, context);
  }`), import.meta.url);
