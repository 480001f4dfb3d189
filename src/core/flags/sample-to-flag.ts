import type { SampleRecord } from '../response/sample-record.js';

/** What the flagger looks at; any `SampleRecord` will do. */
export interface SampleToFlag extends Pick<SampleRecord, 'reasoning' | 'output' | 'messages'> {
  /** `gyges.compliance`: a regular expression or marker that says how a response counts as complied. */
  readonly complianceRule?: string | undefined;
}
