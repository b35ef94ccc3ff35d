/** Configures the logging backend. */
@NullMarked
package io.streambus.app.logging;

import org.jspecify.annotations.NullMarked;
