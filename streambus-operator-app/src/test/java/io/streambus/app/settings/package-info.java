@NullMarked
package io.streambus.app.settings;

import org.jspecify.annotations.NullMarked;
