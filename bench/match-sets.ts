import { join } from 'node:path'
import type { Noun } from '../src/steps/match/index.ts'

/** A set of records with the truth: which rows are one. */
export interface TruthSet {
  name: string
  noun: Noun
  /** Gives the records, one column of which is the truth. */
  sql: string
  truth: string
  /** What a person says that columns are; the others are judged by their values. */
  fields: Readonly<Record<string, string>>
  /** How the peer is asked about the same file, as its tutorials do; left out for names of companies as they are found, which those have not. */
  peer?: readonly string[]
}

export const data = join(import.meta.dirname, '../../shared/data')
const csv = (path: string) => `read_csv('${join(data, path)}', all_varchar = true)`

const febrl = (name: string, file: string): TruthSet => ({
  name,
  noun: 'person',
  sql: `select *, split_part(rec_id, '-', 2) as truth from ${csv(file)}`,
  truth: 'truth',
  fields: { given_name: 'first_name', surname: 'last_name' },
  peer: [
    ...['given_name', 'surname'].flatMap((column) => ['--similar', column]),
    ...['date_of_birth', 'soc_sec_id', 'postcode', 'street_number'].flatMap((column) => ['--exact', column]),
    ...['soc_sec_id', 'given_name;surname', 'date_of_birth', 'surname;postcode'].flatMap((rule) => [
      '--block',
      rule,
    ]),
  ],
})

export const sets: readonly TruthSet[] = [
  febrl('febrl 1', 'er-febrl/dataset1.csv'),
  febrl('febrl 2', 'er-febrl/dataset2.csv'),
  febrl('febrl 3', 'er-febrl/dataset3.csv'),
  febrl('febrl 4', 'er-febrl/dataset4*.csv'),
  {
    name: 'splink fake',
    noun: 'person',
    sql: `select * from ${csv('er-splink-fake/fake_1000.csv')}`,
    truth: 'cluster',
    fields: { first_name: 'first_name', surname: 'last_name' },
    peer: [
      ...['first_name', 'surname', 'email'].flatMap((column) => ['--similar', column]),
      ...['dob', 'city'].flatMap((column) => ['--exact', column]),
      ...['first_name;city', 'surname', 'dob', 'email'].flatMap((rule) => ['--block', rule]),
    ],
  },
  {
    name: 'patstat',
    noun: 'company',
    sql: `select i.*, r.leuven_id from ${csv('er-patstat/patstat_input.csv')} i
      join ${csv('er-patstat/patstat_reference.csv')} r using (person_id)`,
    truth: 'leuven_id',
    fields: { Name: 'name' },
  },
  {
    name: 'listings',
    noun: 'company',
    sql: `select * from ${csv('er-listings/records.csv')}`,
    truth: 'cluster_id',
    fields: { name: 'name', website: 'domain', city: 'city', country: 'country' },
  },
]

/** The set of made-up records in two languages that stands in two files. */
export const mixedSet = (records: number, path: string, truth: string): TruthSet => ({
  name: `mixed ${records.toLocaleString('en-US')}`,
  noun: 'company',
  sql: `select r.* exclude (id), t.company from read_csv('${path}', all_varchar = true) r
    join read_csv('${truth}', all_varchar = true) t using (id) order by id::bigint`,
  truth: 'company',
  fields: {
    name: 'name',
    website: 'domain',
    phone: 'phone',
    city: 'city',
    country: 'country',
    credit_code: 'credit_code',
  },
  peer: [
    ...['--similar', 'name'],
    ...['website', 'phone', 'city', 'credit_code', 'address'].flatMap((column) => ['--exact', column]),
    ...['website', 'phone', 'credit_code', 'lower(name)'].flatMap((rule) => ['--block', rule]),
    // Free mail and a made-up telephone number would bring a hundred million pairs together.
    ...['--most', '50'],
    ...['--clean', "website=regexp_replace(lower(website), '^(https?://)?(www\\.)?|/$', '', 'g')"],
    ...['--clean', "phone=regexp_replace(phone, '[^0-9]', '', 'g')"],
  ],
})
