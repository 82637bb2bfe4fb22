#pragma once

#include <map>
#include <set>
#include <string>

#include "fill/labels.hpp"
#include "fill/styles.hpp"
#include "fill/words.hpp"
#include "spec/layout.hpp"

namespace livret::fill {

/// What the planners of one document share.
struct Planning {
  Styles& styles;
  Words const& words;
  spec::Layout const& layout;
  spec::Theme const& theme;
  diag::Sink& sink;
  PlannedLabels labels = {};
  std::map<std::string, diag::Span, std::less<>> cited = {};  ///< keys of works, and where they are cited first
  std::set<std::string, std::less<>> works = {};              ///< keys of the works that there are
};

}  // namespace livret::fill
