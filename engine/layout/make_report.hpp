#pragma once

#include "layout/passes.hpp"

namespace livret::layout {

Report make_report(content::Document const& document, LaidOut const& laid_out);

}  // namespace livret::layout
