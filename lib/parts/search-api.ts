import { searchEndpointOf, searchParametersOf } from '@/lib/search/api-schema';
import { searchKindNames } from './search-kinds';

/** Parameters of the search, for the page and the API. */
export const searchParameters = searchParametersOf(searchKindNames);

/** Search endpoint over all kinds. */
export const searchEndpoint = searchEndpointOf(searchKindNames);
