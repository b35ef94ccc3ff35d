@NullMarked
package io.streambus.api;

import org.jspecify.annotations.NullMarked;
