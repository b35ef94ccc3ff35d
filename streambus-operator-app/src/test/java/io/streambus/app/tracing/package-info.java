@NullMarked
package io.streambus.app.tracing;

import org.jspecify.annotations.NullMarked;
