-- wrk script: sends the JSON bodies in $BODIES (one on a line) in turn; with $TAG it asks by GET for $QUERY with that If-None-Match. Prints one line of results.
local requests = {}
local at = 0

function init()
  local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/json" }
  if os.getenv("TAG") then
    headers["If-None-Match"] = os.getenv("TAG")
    requests[1] = wrk.format("GET", os.getenv("QUERY"), headers)
  else
    for line in io.lines(os.getenv("BODIES")) do
      requests[#requests + 1] = wrk.format("POST", nil, headers, line)
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"failed":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
