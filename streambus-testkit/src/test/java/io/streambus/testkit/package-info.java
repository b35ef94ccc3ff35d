@NullMarked
package io.streambus.testkit;

import org.jspecify.annotations.NullMarked;
