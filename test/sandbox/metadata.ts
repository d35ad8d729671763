import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** Graph's own description, made from its metadata: strict, so that properties it does not know are refused. */
const place = new URL('../../../shared/reference/data/graph-subset.strict.openapi.json', import.meta.url);

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Says what is wrong with an answer for a schema of the description; undefined where the description is absent. */
export function metadataCheck(): ((schema: string, body: unknown) => string | undefined) | undefined {
  if (!existsSync(place)) return undefined;
  const { components } = JSON.parse(readFileSync(place, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'graph', components });
  const compiled = new Map<string, ValidateFunction>();
  return (schema, body) => {
    if (!components.schemas[schema]) return `there is no schema ${schema}`;
    const validate = compiled.get(schema) ?? ajv.compile({ $ref: `graph#/components/schemas/${schema}` });
    compiled.set(schema, validate);
    if (validate(body)) return undefined;
    return (validate.errors ?? [])
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
      .join('; ');
  };
}
