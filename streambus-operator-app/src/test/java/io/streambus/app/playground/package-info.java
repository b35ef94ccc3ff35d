@NullMarked
package io.streambus.app.playground;

import org.jspecify.annotations.NullMarked;
