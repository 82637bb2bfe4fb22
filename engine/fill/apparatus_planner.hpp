#pragma once

#include <optional>
#include <vector>

#include "fill/paragraph_setter.hpp"
#include "fill/plan.hpp"
#include "fill/planning.hpp"
#include "fill/scope.hpp"
#include "fill/text_planner.hpp"
#include "spec/project.hpp"

namespace livret::fill {

/// The layout's glossary; nothing where it has none, or its table lacks what is needed, which is reported.
std::optional<PlannedTerms> plan_terms(Planning const& planning, Scope const& scope, TextPlanner& texts);

/// The layout's bibliography, likewise, with nothing cited yet; `planning` then knows the keys of its works.
std::optional<PlannedReferences> plan_references(Planning& planning, Scope const& scope, TextPlanner& texts);

/// The project's words of other languages, ready to be found.
std::vector<ForeignWords> plan_foreign_words(spec::Project const& project);

}  // namespace livret::fill
