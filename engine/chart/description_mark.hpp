#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/description_values.hpp"
#include "chart/description_words.hpp"

namespace livret::chart {

/// The sentences about one mark. Mark and facets must outlive it.
class MarkText {
 public:
  MarkText(ShownMark const& mark, std::vector<ShownField> const& facets, locale::Locale const& locale);
  MarkText(MarkText const&) = delete;
  MarkText& operator=(MarkText const&) = delete;

  std::string kind() const;  ///< and how many items
  std::string gaps() const;  ///< how many values are suppressed, how many missing
  std::string axis(std::string_view channel, std::string_view sentence) const;
  std::vector<std::string> looks() const;   ///< colours, shapes and sizes
  std::vector<std::string> trends() const;  ///< of lines
  std::string extremes() const;
  std::string listing() const;  ///< all values where they are few

 private:
  FieldText text(ShownField const& field) const { return {*mark_->table, field, *locale_}; }
  std::string extent(ShownField const& field) const;
  std::string end(std::size_t row, std::string_view what) const;
  std::string name(std::size_t row, ShownField const* except = nullptr) const;
  std::string numbers(std::size_t row) const;
  std::string item(std::size_t row) const;
  std::string event(std::size_t row) const;
  std::string counts() const;
  std::size_t most_listed() const;
  /// The fields whose values lines are drawn apart by.
  std::vector<FieldText> lines_apart() const;
  /// The field along which lines run, and how rows stand in it.
  ShownField const* course() const;
  double place(FieldText const& along, std::size_t row) const;

  ShownMark const* mark_;
  std::vector<ShownField> const* facets_;
  locale::Locale const* locale_;
  Words const* words_;
  std::optional<ShownField> place_;  ///< that names places of a map
  std::vector<FieldText> names_, numbers_;
  std::optional<FieldText> measured_, verdict_;
};

}  // namespace livret::chart
