/** How an object that is not there was seen to be answered: the sentence is always the same, the status is not. */
export type NotFoundStatus = 400 | 404 | 500;

/** A request that Exchange does not answer with objects. `body` undefined: none at all. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`Exchange answers ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Text that is sent as it is. */
export class RawBody {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** The code that stands in a body beside a status. */
export const codeFor = (status: number): string => codes[status] ?? 'UnknownError';

const warnings = { 'adminapi.warnings@odata.type': '#Collection(String)', '@adminapi.warnings': [] };
const wrapper = 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException';
const commandInvocation = 'Microsoft.Exchange.AdminApi.CommandInvocation';
const directInvoke = 'Microsoft.Exchange.Management.PSDirectInvoke.DirectInvokeCmdletExecutionException';

interface Trouble {
  readonly status: number;
  readonly code?: string;
  readonly message: string;
  /** `id|type|sentence`; left out: the body has no details. */
  readonly detail?: string;
  readonly detailCode?: string;
  readonly inner?: { readonly type: string; readonly message: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error in the shape of InvokeCommand. What it is about stands in `details`, the message is always general. */
export function failure({ status, code, message, detail, detailCode, inner, headers }: Trouble): Failure {
  return new Failure(
    status,
    {
      error: {
        code: code ?? codeFor(status),
        message,
        ...(detail !== undefined && { details: [{ code: detailCode ?? 'Client', target: '', message: detail }] }),
        innererror: {
          message,
          type: wrapper,
          stacktrace: '',
          ...(inner && { internalexception: { ...inner, stacktrace: '' } }),
        },
        ...warnings,
      },
    },
    headers,
  );
}

const thrown = { type: directInvoke, message: `Exception of type '${directInvoke}' was thrown.` };

/** The domain controller that did not know the object. */
const controller = 'AM0PR01A001DC03.EURPR01A001.PROD.OUTLOOK.COM';

/** No object has this identity. Seen as 404, 400 and 500: only the sentence tells. */
export const notFound = (identity: string, status: NotFoundStatus): Failure =>
  failure({
    status,
    message: 'Error executing cmdlet',
    detail: `Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${identity}' couldn't be found on '${controller}'.`,
    ...(status === 500 ? {} : { detailCode: 'Context', inner: thrown }),
  });

/** Several objects have this identity. */
export const ambiguous = (identity: string): Failure =>
  failure({
    status: 400,
    message: 'Error executing cmdlet',
    detail: `|Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException|The operation couldn't be performed because '${identity}' matches multiple entries.`,
    detailCode: 'Context',
    inner: thrown,
  });

/** The anchor leads to a server that is not this tenant's. */
export const wrongAnchor = (command: string): Failure =>
  failure({
    status: 400,
    message: 'Error executing cmdlet',
    detail: `|Microsoft.Exchange.Configuration.CmdletProxyException|Error on proxy command '${command}' to server DB8PR01MB0001.EURPRD01.PROD.OUTLOOK.COM: Server version 15.20.9000.0000, Proxy method PSWS: Cmdlet needs proxy.`,
    inner: thrown,
  });

/** A parameter that the cmdlet does not have. */
export function unknownParameter(name: string): Failure {
  const type = `${commandInvocation}.AmbiguousParameterSetException`;
  const message = `Parameter set cannot be resolved using the specified named parameters. Invalid cmdlet parameters specified. ${name}`;
  return failure({
    status: 400,
    message: 'Invalid Operation',
    detail: `|${type}|${message}`,
    inner: { type, message },
  });
}

/** A parameter with a value that it cannot hold. */
export function unfitValue(name: string, value: unknown, wanted: string): Failure {
  const message = `Cannot process argument transformation on parameter '${name}'. Cannot convert value ${JSON.stringify(value)} to type "${wanted}".`;
  const type = `${commandInvocation}.ParameterTransformationException`;
  return failure({ status: 400, message: 'Invalid Operation', inner: { type, message } });
}

/** A request that is no question. */
export const malformed = (message: string): Failure => failure({ status: 400, message });

/** A page that is not there any more. Seen on every replay of a nextLink. */
export const noSuchPage = (): Failure =>
  malformed('Expired or Invalid pagination request. Default Expiry time is 00:30:00');

/** A cmdlet that the caller may not see, be it for want of a role or for a typing error: no words, only zero bytes. */
export const noSuchCmdlet = (): Failure => new Failure(403, new RawBody('\0'.repeat(64)));

/** The application has the permission and no role in Exchange. */
export const noRole = (): Failure =>
  new Failure(403, undefined, {
    'x-ms-diagnostics':
      '2000003;reason="The role assigned to application isn\'t supported in this scenario.";error_category="invalid_app"',
  });

/** The token has no permission for Exchange, or is none at all. */
export const unauthorized = (): Failure => new Failure(401, undefined, { 'www-authenticate': 'Bearer' });
