/**
 * What a user's query may call. Listed by name, so that a function that a newer engine brings along is not
 * open by accident. Left out are those that tell about the engine or its host, that keep something between
 * queries, or that make a text or a list of any length out of a number (`repeat`, `format`, scalar `range`):
 * the engine's memory limit does not see those.
 */
export const queryFunctions: ReadonlySet<string> = new Set(
  `
  + - * / // % ** ^ || & | << >> ~ ! @ @> <@ && -> ->> ~~ !~~ ~~* !~~* ~~~
  like_escape not_like_escape ilike_escape not_ilike_escape

  abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log10 log2 pow power mod fmod fdiv
  add subtract multiply divide even factorial gamma lgamma gcd greatest_common_divisor lcm
  least_common_multiple greatest least pi degrees radians sin cos tan cot asin acos atan atan2 sinh cosh tanh
  asinh acosh atanh isnan isinf isfinite bit_count xor random hash

  array_to_string ascii bit_length char_length character_length chr concat concat_ws contains ends_with
  from_base64 from_hex hex unhex base64 to_base64 to_hex instr left left_grapheme length length_grapheme len
  lower lcase upper ucase ltrim rtrim trim md5 sha1 sha256 nfc_normalize octet_length ord position prefix
  suffix replace reverse right right_grapheme split split_part str_split string_split string_to_array
  starts_with strip_accents strlen strpos substr substring substring_grapheme translate unicode encode decode
  url_encode url_decode regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches
  regexp_replace regexp_split_to_array regexp_split_to_table string_split_regex str_split_regex levenshtein
  editdist3 damerau_levenshtein hamming mismatches jaccard jaro_similarity jaro_winkler_similarity
  formatreadablesize formatreadabledecimalsize format_bytes

  age century current_date current_time current_timestamp current_localtime current_localtimestamp
  get_current_time get_current_timestamp localtime localtimestamp now today transaction_timestamp date_add
  date_diff datediff date_part datepart date_sub datesub date_trunc datetrunc day dayname dayofmonth dayofweek
  dayofyear days_in_month decade epoch epoch_ms epoch_ns epoch_us era hour isodow isoyear julian last_day
  make_date make_time make_timestamp make_timestamp_ms make_timestamptz microsecond millennium millisecond
  minute month monthname quarter second strftime strptime try_strptime time_bucket timezone timezone_hour
  timezone_minute to_timestamp week weekday weekofyear year yearweek to_years to_months to_quarters to_weeks
  to_days to_hours to_minutes to_seconds to_milliseconds to_microseconds to_decades to_centuries to_millennia

  coalesce nullif ifnull if error typeof row constant_or_null list_value array_value struct_pack map

  list_aggregate list_aggr array_aggregate array_aggr list_any_value list_append array_append array_push_back
  list_apply list_transform array_apply array_transform list_avg list_bool_and list_bool_or list_concat
  list_cat array_concat array_cat list_contains list_has array_contains array_has list_count list_distinct
  list_unique array_distinct array_unique list_element list_extract array_extract element_at list_filter
  array_filter filter list_first list_last list_grade_up array_grade_up grade_up list_has_all array_has_all
  list_has_any array_has_any list_indexof list_position array_indexof array_position list_intersect
  array_intersect list_max list_median list_min list_mode list_pack list_prepend array_prepend
  array_push_front array_pop_back array_pop_front list_product list_reduce array_reduce reduce list_reverse
  array_reverse list_reverse_sort array_reverse_sort list_select array_select list_slice array_slice list_sort
  array_sort list_stddev_pop list_stddev_samp list_string_agg list_sum list_var_pop list_var_samp list_where
  array_where list_zip array_zip array_length cardinality flatten unnest generate_subscripts unpivot_list

  map_concat map_contains map_contains_entry map_contains_value map_entries map_extract map_extract_value
  map_from_entries map_keys map_values struct_extract struct_extract_at struct_concat struct_insert
  struct_keys struct_values

  json from_json json_array json_array_length json_contains json_exists json_extract json_extract_path
  json_extract_path_text json_extract_string json_keys json_merge_patch json_object json_quote json_structure
  json_transform json_transform_strict json_type json_valid json_value row_to_json array_to_json to_json
  json_group_array json_group_object json_group_structure

  any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min
  arg_min_null argmax argmin max_by min_by array_agg list avg mean bit_and bit_or bit_xor bool_and bool_or
  corr count count_star count_if countif covar_pop covar_samp entropy favg fsum kahan_sum sumkahan first last
  geometric_mean geomean group_concat listagg string_agg histogram histogram_exact kurtosis kurtosis_pop mad
  max median min mode product quantile quantile_cont quantile_disc percentile_cont percentile_disc regr_avgx
  regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile sem
  skewness stddev stddev_pop stddev_samp sum sum_no_overflow var_pop var_samp variance wavg weighted_avg
  grouping grouping_id

  cume_dist dense_rank rank_dense fill first_value last_value nth_value lag lead ntile percent_rank rank
  row_number
  `
    .trim()
    .split(/\s+/),
)

/** Table functions that make rows out of their arguments alone. */
export const queryTableFunctions: ReadonlySet<string> = new Set([
  'unnest',
  'range',
  'generate_series',
  'json_each',
  'json_tree',
])
