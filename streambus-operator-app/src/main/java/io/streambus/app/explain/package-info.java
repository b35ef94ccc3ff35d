/** Explains why a cluster is not ready, and what to do next. */
@NullMarked
package io.streambus.app.explain;

import org.jspecify.annotations.NullMarked;
