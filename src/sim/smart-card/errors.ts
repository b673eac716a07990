/** A SmartCardError as the draft has it: a DOMException with PC/SC's name for what went wrong. */
export class VirtualSmartCardError extends DOMException {
  readonly responseCode: string;

  constructor(responseCode: string) {
    super(`The smart card service answered ${responseCode}.`, 'SmartCardError');
    this.responseCode = responseCode;
  }
}

export function invalidState(what: string): DOMException {
  return new DOMException(what, 'InvalidStateError');
}
