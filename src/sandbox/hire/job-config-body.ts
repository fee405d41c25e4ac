/** What the write of a job's settings takes, as documented. */
import { z } from 'zod';

const numericId = z.string().regex(/^\d{1,20}$/);
/** An id, or nothing where a setting is cleared. */
const idOrNone = z.string().regex(/^\d{0,20}$/);
const user = z.string().min(1);

export const JobConfigBody = z.strictObject({
  update_option_list: z.array(z.literal([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])).min(1),
  offer_apply_schema_id: numericId.optional(),
  offer_process_conf: idOrNone.optional(),
  recommended_evaluator_id_list: z.array(user).optional(),
  assessment_template_biz_id: numericId.optional(),
  interview_round_conf_list: z
    .array(z.strictObject({ interviewer_id_list: z.array(user), round: z.number().int().min(1) }))
    .optional(),
  jr_id_list: z.array(numericId).optional(),
  interview_registration_schema_id: numericId.optional(),
  onboard_registration_schema_id: numericId.optional(),
  interview_round_type_conf_list: z
    .array(z.strictObject({ round_biz_id: numericId, assessment_template_biz_id: numericId }))
    .optional(),
  related_job_id_list: z.array(numericId).optional(),
  interview_appointment_config: z
    .strictObject({
      enable_interview_appointment_by_interviewer: z.boolean().optional(),
      config: z
        .strictObject({
          interview_type: z.literal([1, 2, 3]).optional(),
          talent_timezone_code: z.string().optional(),
          contact_user_id: z.string().optional(),
          contact_mobile: z.string().optional(),
          contact_email: z.string().optional(),
          address_id: idOrNone.optional(),
          video_type: z.literal([1, 2, 3, 4, 5, 8, 9, 100]).optional(),
          cc: z.array(user).optional(),
          remark: z.string().optional(),
          interview_notification_template_id: idOrNone.optional(),
          appointment_notification_template_id: idOrNone.optional(),
          cancel_interview_notification_template_id: idOrNone.optional(),
        })
        .optional(),
    })
    .optional(),
  portal_website_apply_form_schema_id: idOrNone.optional(),
});
export type JobConfigBody = z.output<typeof JobConfigBody>;

/** Fields count only where their option is listed. */
export const hasOption = ({ update_option_list }: JobConfigBody, option: number): boolean =>
  update_option_list.some((each) => each === option);
