/** HTTP endpoints for metrics and probes. */
@NullMarked
package io.streambus.app.http;

import org.jspecify.annotations.NullMarked;
