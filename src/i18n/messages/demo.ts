import type { Text } from '../text';

type Person =
  | 'all-current'
  | 'certificates-in-80-days'
  | 'certificates-lapsed'
  | 'body-in-20-days'
  | 'child'
  | 'foreign-resident'
  | 'pin-blocked'
  | 'face-authentication'
  | 'phone'
  | 'old-resident'
  | 'other-card';

type Reader = 'extended' | 'short' | 't1' | 't0' | 'rc-s300' | 'rc-s300-host' | 'rc-s380' | 'protected';
type Fault = 'none' | 'unplug' | 'card-away' | 'stall' | 'silence';

/** The demo and its drawer. */
export interface DemoWords {
  readonly title: Text;
  readonly lead: Text;
  readonly banner: Text;
  readonly change: Text;
  readonly leave: Text;
  readonly drawer: Text;
  readonly person: Text;
  readonly people: Record<Person, { readonly name: Text; readonly about: Text }>;
  readonly reader: Text;
  readonly readers: Record<Reader, Text>;
  readonly hand: Text;
  readonly card: { readonly away: Text; readonly lay: Text };
  readonly cable: { readonly pull: Text; readonly plug: Text };
  readonly fault: Text;
  readonly faults: Record<Fault, Text>;
  readonly label: string;
}
