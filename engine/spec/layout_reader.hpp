#pragma once

#include "spec/files.hpp"
#include "spec/layout.hpp"
#include "spec/theme.hpp"

namespace livret::spec {

/// The layout of that name with what it takes over from those it extends, and from the theme's pages where there is a
/// theme; null where one of the layouts cannot be read.
LayoutPtr load_layout(Name const& name, Theme const* theme, Files& files);

}  // namespace livret::spec
