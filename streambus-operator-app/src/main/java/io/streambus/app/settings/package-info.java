/** Values of flags and environment variables, and their validation. */
@NullMarked
package io.streambus.app.settings;

import org.jspecify.annotations.NullMarked;
