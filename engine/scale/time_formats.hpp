#pragma once

#include <string>

#include "locale/locale.hpp"
#include "scale/format.hpp"

namespace livret::scale {

/// The formats with the locale's own where they are empty.
TimeFormats filled_in(TimeFormats formats, locale::Locale const& locale);

/// The one of the coarsest unit that a moment is the start of.
std::string const& specifier_for(double moment, TimeFormats const& formats);

}  // namespace livret::scale
