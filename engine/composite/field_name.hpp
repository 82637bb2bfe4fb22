#pragma once

#include <string>
#include <string_view>

#include "yaml/node.hpp"

namespace livret::composite {

/// The name that Vega-Lite gives to what a definition computes (`mean_score`, `yearmonth_date`, `bin_maxbins_10_x`), as
/// the name of a column; a definition that computes nothing keeps its field's.
std::string output_name(yaml::Node const& definition);
/// The same as a path into a row: dots within the name are escaped.
std::string output_path(yaml::Node const& definition, std::string_view suffix);

/// A path such as `a.b` or `a\.b` as the name of a column: its parts with dots between.
std::string column_of_path(std::string_view path);
/// An expression for a column by its name: `datum['mean_score']`.
std::string datum_of(std::string_view column);
/// A text as an identifier: what is neither letter, digit nor `_` becomes `_`.
std::string identifier(std::string_view text);
std::string capitalised(std::string_view text);

}  // namespace livret::composite
