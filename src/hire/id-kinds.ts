/** Which kind of id travels, asked for and answered alike (`feishu/hire-api.md` section 0). */
export const personIds = { user_id_type: 'open_id' };
export const departmentIds = { department_id_type: 'open_department_id' };
