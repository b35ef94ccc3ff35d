/** Values that a command line or the environment may hold, and what is allowed. */
@NullMarked
package io.streambus.app.settings;

import org.jspecify.annotations.NullMarked;
