#pragma once

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "layout/setting_cache.hpp"
#include "layout/settled.hpp"
#include "text/font_book.hpp"

namespace livret::layout {

/// What one pass over a document is made with.
struct Setting {
  content::Document const& document;
  text::FontBook const& fonts;
  Settled const& settled;
  SettingCache& cache;
  diag::Sink& sink;
};

}  // namespace livret::layout
