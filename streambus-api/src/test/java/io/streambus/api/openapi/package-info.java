@NullMarked
package io.streambus.api.openapi;

import org.jspecify.annotations.NullMarked;
