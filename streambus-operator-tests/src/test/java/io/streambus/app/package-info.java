@NullMarked
package io.streambus.app;

import org.jspecify.annotations.NullMarked;
