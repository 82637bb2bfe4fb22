#pragma once

#include <optional>
#include <vector>

#include "spec/files.hpp"
#include "spec/layout.hpp"

namespace livret::spec {

/// Each lays what a layout or theme says over what is there, and reports what is wrong with it.
void read_page(yaml::Node const& node, Page& page, diag::Sink& sink);
void read_masters(yaml::Node const& node, Layout& layout, Files& files);

/// Reports pages on which the margins leave no room for text.
void check_room(Layout const& layout, diag::Sink& sink);

/// `pages`: a number, or `{min, max}`.
std::optional<content::PageBudget> read_page_budget(yaml::Node const& node, diag::Sink& sink);
/// Series of page labels, ascending.
std::vector<content::PageLabels> read_page_labels(yaml::Node const& node, diag::Sink& sink);

}  // namespace livret::spec
