import { declare, type Field } from './field.ts'

/** Where a company or a person is. */
export const placesFields: readonly Field[] = [
  declare(['accounts', 'contacts'], 'country', 'country', {
    en: 'Country',
    zh: '国家',
    words:
      'country, country region, country name, country code, nation, billing country, mailing country, company country, countrycode, 国家, 国家地区, 国别, 所在国家',
    hints:
      'location, office location, hq location, headquarters, headquarters location, base, market, region, 地区, 总部, 所在地, 总部所在地, 地点',
  }),
  declare(['accounts', 'contacts'], 'region', 'region', {
    en: 'State or province',
    zh: '省份',
    words:
      'region, state, province, state province, state region, stateprovince, billing state, mailing state, county, area, territory, company state, 省, 省份, 省市, 所在省份, 地区, 大区, 区域, 州',
  }),
  declare(['accounts', 'contacts', 'followers'], 'city', 'city', {
    en: 'City',
    zh: '城市',
    words:
      'city, town, billing city, mailing city, company city, municipality, 城市, 所在城市, 市, 地市, 所在市',
    hints:
      'location, office location, hq location, headquarters, headquarters location, base, 总部, 总部城市, 所在地, 总部所在地, 地点',
  }),
]
