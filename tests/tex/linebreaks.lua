-- Runs within LuaTeX for tests/tex/compare: reads French patterns into a language of its own, and writes the total
-- demerits that TeX finds for each paragraph.
local results = assert(io.open(arg_results, "w"))
local overfull = false

-- Lines of libhyphen's file from its second level on are patterns as TeX's; the first level only parts words at
-- apostrophes, which are no letters here.
local function read_patterns(path)
  local patterns, is_pattern = {}, false
  for line in io.lines(path) do
    if is_pattern and not line:find("^[%%#]") then patterns[#patterns + 1] = line end
    if line == "NEXTLEVEL" or path:find("%.txt$") then is_pattern = true end
  end
  return table.concat(patterns, "\n")
end

local language = lang.new()
language:patterns(read_patterns(arg_patterns))
tex.language = language:id()
local characters = font.getfont(font.current()).characters
local hyphen = characters[0x2010]
local has_hyphen = hyphen and hyphen.index ~= characters[0x2D].index  -- else luaotfload kerns the other only
language:prehyphenchar(has_hyphen and 0x2010 or 0x2D)
token.set_macro("hyphenglyph", has_hyphen and "\u{2010}" or "-")

luatexbase.add_to_callback("hpack_quality", function(incident)
  if incident == "overfull" then overfull = true end
end, "compare.overfull")

luatexbase.add_to_callback("linebreak_filter", function(head)
  overfull = false
  local lines, info = tex.linebreak(head, {})
  local count = 0
  for _ in node.traverse_id(node.id("hlist"), lines) do count = count + 1 end
  results:write(string.format("%d\t%d\t%s\n", info.demerits, count, overfull and "overfull" or "-"))
  return lines
end, "compare.demerits")

luatexbase.add_to_callback("wrapup_run", function() results:close() end, "compare.close")
