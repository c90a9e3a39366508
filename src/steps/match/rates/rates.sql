-- Amounts that could not be brought into the reporting currency, and the currencies that amounts are written in.

-- name: unconverted
-- Amounts whose currency has no rate: kept, and left out of every sum.
create or replace table match.unconverted as
select u.what, u.currency, count(*) as amounts, cast(sum(u.amount) as decimal(28, 2)) as total
from (
  select 'opportunities' as what, currency, original_amount as amount from opportunity_rows where amount is null
  union all
  select 'purchases', currency, original_amount from purchase_rows where amount is null
  union all
  select 'products', currency, original_price from product_rows where list_price is null
  union all
  select 'costs', currency, original_amount from match.costs where amount is null
  union all
  select 'revenue', revenue_currency, written_revenue from match.account_rows where revenue is null
  union all
  select 'budget', budget_currency, written_budget from match.account_rows where budget is null
) u
where u.amount is not null
group by 1, 2

-- name: unconverted_now
select what, currency, amounts, total from match.unconverted order by amounts desc, currency, what

-- name: currencies_now
-- Currencies in which amounts were written, the most frequent first.
select c.currency, count(*) as amounts
from (
  select currency from match.opportunities where original_amount is not null
  union all
  select currency from match.purchases where original_amount is not null
  union all
  select revenue_currency from collect.current_accounts where revenue is not null
  union all
  select list_price_currency from collect.current_products where list_price is not null
) c
where c.currency is not null
group by 1
order by 2 desc, 1
