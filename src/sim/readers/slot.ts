import { type Bytes, bytes } from '../../bytes';
import type { VirtualCard } from '../card/card';
import type { FaultPlan } from '../faults';
import { apduLevel } from './apdu-level';
import { type AtrFacts, readAtr } from './atr';
import { COMMAND, type CommandMessage, ERROR, ICC, type Outcome } from './ccid-message';
import type { Exchange, ExchangeLevel } from './exchange';
import { FEATURE, type ReaderModel } from './models';
import { type Parameters, defaultParameters, parametersFor, parseParameters } from './parameters';
import { tpduLevel } from './tpdu-level';

/** bPowerSelect 1, 2, 3 as bits of bVoltageSupport (CCID 1.1, 6.1.1). */
const VOLTAGE_BIT = [0, 1, 2, 4];

/** One slot of a reader: the card in it, its power and its parameters. */
export class Slot {
  readonly #model: ReaderModel;
  readonly #faults: FaultPlan;
  #card: VirtualCard | undefined;
  #facts: AtrFacts | undefined;
  #level: ExchangeLevel | undefined;
  #parameters: Parameters = defaultParameters;

  constructor(model: ReaderModel, faults: FaultPlan) {
    this.#model = model;
    this.#faults = faults;
  }

  /** bmICCStatus. */
  get icc(): number {
    if (this.#card === undefined) return ICC.absent;
    return this.#level === undefined ? ICC.inactive : ICC.active;
  }

  /** Lays a card in; it has no power yet. */
  insert(card: VirtualCard): void {
    this.powerOff();
    this.#card = card;
  }

  remove(): void {
    this.powerOff();
    this.#card = undefined;
  }

  /** The reader has power: with automatic activation the card has too. */
  start(): void {
    this.powerOff();
    if (this.#has(FEATURE.activation)) this.#activate(0);
  }

  powerOff(): void {
    this.#level = undefined;
    this.#facts = undefined;
    this.#parameters = defaultParameters;
  }

  /** Carries out any command of the slot but Abort. */
  execute(command: CommandMessage): Exchange {
    if (command.type === COMMAND.transfer) return this.#transfer(command);
    return { ...this.#command(command), after: 0 };
  }

  #command(command: CommandMessage): Outcome {
    switch (command.type) {
      case COMMAND.powerOn:
        return this.#powerOn(command.first);
      case COMMAND.powerOff:
        this.powerOff();
        return {};
      case COMMAND.slotStatus:
      case COMMAND.clock:
        return {};
      case COMMAND.getParameters:
        return this.#told();
      case COMMAND.resetParameters:
        this.#parameters = this.#automatic() ?? defaultParameters;
        return this.#told();
      case COMMAND.setParameters:
        return this.#setParameters(command);
      default:
        return { error: ERROR.unsupported };
    }
  }

  #powerOn(select: number): Outcome {
    if (this.#card === undefined) return { error: ERROR.mute };
    const bit = VOLTAGE_BIT[select];
    const isAutomatic = this.#has(FEATURE.voltage) || this.#has(FEATURE.activation);
    if (bit === undefined || (select === 0 && !isAutomatic)) return { error: ERROR.field7 };
    if (select !== 0 && (this.#model.ccid.voltages & bit) === 0) return { error: ERROR.field7 };
    const atr = this.#activate(bit);
    return atr === undefined ? { error: ERROR.mute } : { data: atr };
  }

  /** Cold reset at one voltage, or at whichever works (0). */
  #activate(voltage: number): Bytes | undefined {
    this.powerOff();
    const works = this.#faults.standing('voltage')?.works ?? 7;
    const offered = voltage === 0 ? this.#model.ccid.voltages : voltage;
    if (this.#card === undefined || (works & offered) === 0) return undefined;
    const card = this.#card;
    card.reset();
    const atr = this.#model.atr ?? card.atr;
    this.#facts = readAtr(atr);
    this.#parameters = this.#automatic() ?? defaultParameters;
    this.#level = this.#levelOf(card, this.#facts);
    return atr;
  }

  #levelOf(card: VirtualCard, facts: AtrFacts): ExchangeLevel {
    const { features, maxMessage, clock } = this.#model.ccid;
    if ((features & (FEATURE.shortApdu | FEATURE.extendedApdu)) !== 0) {
      return apduLevel(card, {
        extended: (features & FEATURE.extendedApdu) !== 0,
        maxBlock: maxMessage - 10,
      });
    }
    if ((features & FEATURE.tpdu) === 0) return () => ({ error: ERROR.unsupported, after: 0 });
    return tpduLevel(card, facts, {
      clock,
      faults: this.#faults,
      parameters: () => this.#parameters,
      automaticPps: this.#has(FEATURE.pps) || this.#has(FEATURE.negotiation),
    });
  }

  #transfer(command: CommandMessage): Exchange {
    return this.#level === undefined ? { error: ERROR.mute, after: 0 } : this.#level(command);
  }

  #setParameters({ first, data }: CommandMessage): Outcome {
    if (this.#level === undefined) return { error: ERROR.mute };
    if (first > 1 || (this.#model.ccid.protocols & (1 << first)) === 0) return { error: ERROR.field7 };
    const parameters = parseParameters(first, data);
    if (parameters === undefined) return { error: ERROR.length };
    this.#parameters = parameters;
    return this.#told();
  }

  #told(): Outcome {
    if (this.#level === undefined) return { error: ERROR.mute };
    const { protocol, octets } = this.#parameters;
    return { data: octets, third: protocol };
  }

  /** What the reader sets by itself from the ATR, having run PPS where it does. */
  #automatic(): Parameters | undefined {
    const facts = this.#facts;
    if (facts === undefined || !this.#has(FEATURE.parametersByAtr)) return undefined;
    return parametersFor(facts, facts.protocols[0] ?? 0);
  }

  #has(feature: number): boolean {
    return (this.#model.ccid.features & feature) !== 0;
  }
}

/** Slot status bits of RDR_to_PC_NotifySlotChange (CCID 1.1, 6.3.1): bit 0 of each pair = present, bit 1 = changed. */
export function slotChange(slots: readonly Slot[], changed: ReadonlySet<number>): Bytes {
  const octets = bytes(...Array.from({ length: Math.ceil(slots.length / 4) }, () => 0));
  slots.forEach((slot, index) => {
    const pair = (slot.icc === ICC.absent ? 0 : 1) | (changed.has(index) ? 2 : 0);
    octets[index >> 2] = (octets[index >> 2] ?? 0) | (pair << ((index % 4) * 2));
  });
  return octets;
}
