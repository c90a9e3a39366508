import { declare, type Field, idHeaders } from './field.ts'

/** What a file of products says. */
export const productsFields: readonly Field[] = [
  declare(['products'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, product id, sku, product code, item number, part number, article number, productcode, 产品编号, 产品编码, 商品编号, 商品编码, 货号, 物料编码`,
  }),
  declare(['products'], 'name', 'name', {
    en: 'Product name',
    zh: '产品名称',
    words:
      'name, product, product name, item, item name, model, 产品, 产品名, 产品名称, 商品, 商品名称, 型号, 产品型号, 名称, 品名',
    weight: 1.5,
  }),
  declare(['products'], 'family', 'text', {
    en: 'Product family',
    zh: '产品系列',
    words:
      'family, product family, series, product series, category, product category, product line, product group, line, 系列, 产品系列, 产品线, 类别, 分类, 产品分类, 产品类别, 品类',
    weight: 1.5,
  }),
  declare(['products'], 'list_price', 'money', {
    en: 'List price',
    zh: '目录价',
    words:
      'list price, price, unit price, sales price, sale price, selling price, standard price, retail price, msrp, unit cost, 价格, 单价, 标价, 售价, 目录价, 销售价, 零售价, 标准价格, 定价',
    weight: 2.5,
  }),
]
